/** Makes an address of a canary, by the ending of its file. */
export type To = (ending: string) => string;

/** Every element of HTML that loads, sends or leads somewhere by itself. */
export const html: Readonly<Record<string, (to: To) => string>> = {
  img: (to) => `<img src="${to('svg')}" srcset="${to('svg')} 2x" alt="">`,
  'img in capitals': (to) => `<IMG SRC=${to('svg')}><image src="${to('svg')}">`,
  picture: (to) => `<picture><source srcset="${to('svg')}"><img alt=""></picture>`,
  input: (to) => `<input type="image" src="${to('svg')}">`,
  iframe: (to) => `<iframe src="${to('html')}"></iframe>`,
  'iframe srcdoc': (to) => `<iframe srcdoc="<img src='${to('svg')}'>"></iframe>`,
  object: (to) => `<object data="${to('svg')}"></object>`,
  embed: (to) => `<embed src="${to('svg')}">`,
  video: (to) =>
    `<video src="${to('mp4')}" poster="${to('svg')}" autoplay><track src="${to('vtt')}" default></video><video autoplay><source src="${to('mp4')}" type="video/mp4"></video>`,
  audio: (to) =>
    `<audio src="${to('mp3')}" autoplay></audio><audio autoplay><source src="${to('mp3')}" type="audio/mpeg"></audio>`,
  stylesheet: (to) => `<link rel="stylesheet" href="${to('css')}">`,
  'prefetch and preload': (to) =>
    `<link rel="prefetch" href="${to('html')}"><link rel="preload" as="image" href="${to('svg')}"><link rel="modulepreload" href="${to('js')}"><link rel="preconnect" href="${to('')}"><link rel="dns-prefetch" href="${to('')}"><link rel="prerender" href="${to('html')}">`,
  'icon and manifest': (to) =>
    `<link rel="icon" href="${to('svg')}"><link rel="manifest" href="${to('json')}">`,
  script: (to) => `<script src="${to('js')}"></script>`,
  'script of its own': (to) => `<script>fetch("${to('txt')}")</script>`,
  module: (to) => `<script type="module">import "${to('js')}"</script>`,
  speculation: (to) =>
    `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to('html')}"]}]}</script>`,
  'on error': (to) => `<img src="data:x" onerror="new Image().src='${to('svg')}'" alt="">`,
  'on load': (to) => `<svg onload="fetch('${to('txt')}')"></svg>`,
  refresh: (to) => `<meta http-equiv="refresh" content="0;url=${to('html')}">`,
  base: (to) => `<base href="${to('')}"><img src="x.svg" alt="">`,
  form: (to) =>
    `<form action="${to('html')}"><button autofocus>send</button></form><form><button formaction="${to('html')}">send</button><input type="submit" formaction="${to('html')}" autofocus></form>`,
  'a of a script': (to) => `<a href="javascript:fetch('${to('txt')}')">link</a>`,
  ping: (to) =>
    `<a href="#x" ping="${to('txt')}">link</a><img src="data:," attributionsrc="${to('txt')}" alt=""><a href="#x" attributionsrc="${to('txt')}">link</a>`,
  background: (to) =>
    `<body background="${to('svg')}"><table background="${to('svg')}"><tr><td>x</td></tr></table>`,
  portal: (to) => `<portal src="${to('html')}"></portal>`,
  frameset: (to) => `<frameset><frame src="${to('html')}"></frameset>`,
  template: (to) => `<template shadowrootmode="open"><img src="${to('svg')}" alt=""></template>`,
  noscript: (to) => `<noscript><img src="${to('svg')}" alt=""></noscript>`,
  'comment that ends': (to) => `--><img src="${to('svg')}" alt=""><!--`,
  'end of the style': (to) => `</style><img src="${to('svg')}" alt=""><style>`,
  'end of the title': (to) => `</title><img src="${to('svg')}" alt="">`,
  'attribute that ends': (to) => `"><img src='${to('svg')}' alt=''>`,
  math: (to) => `<math><mtext><img src="${to('svg')}" alt=""></mtext></math>`,
};

/** Every declaration and rule of CSS that loads. */
export const css: Readonly<Record<string, (to: To) => string>> = {
  import: (to) => `@import "${to('css')}";`,
  'import by url': (to) => `@import url(${to('css')}) print;`,
  font: (to) => `@font-face{font-family:canary;src:url("${to('woff2')}")}p{font-family:canary}`,
  background: (to) => `p{background:url('${to('svg')}')}`,
  'image set': (to) => `p{background:image-set("${to('svg')}" 1x)}`,
  'old image set': (to) => `p{background:-webkit-image-set(url(${to('svg')}) 1x)}`,
  'cross fade': (to) => `p{background:-webkit-cross-fade(url(${to('svg')}),url(${to('svg')}),50%)}`,
  border: (to) => `p{border:9px solid;border-image:url(${to('svg')}) 9}`,
  list: (to) => `ul{list-style-image:url(${to('svg')})}`,
  content: (to) => `p::before{content:url(${to('svg')})}`,
  cursor: (to) => `p{cursor:url(${to('svg')}),auto}`,
  mask: (to) =>
    `p{mask-image:url(${to('svg')});-webkit-mask:url(${to('svg')})}p{border:9px solid;mask-border:url(${to('svg')}) 9;-webkit-mask-box-image:url(${to('svg')}) 9}p{-webkit-box-reflect:below 0 url(${to('svg')})}`,
  filter: (to) => `p{filter:url(${to('svg')}#f);clip-path:url(${to('svg')}#c)}`,
  shape: (to) =>
    `p{float:left;width:9px;height:9px;shape-outside:url(${to('svg')})}p{offset-path:url(${to('svg')}#p);offset-distance:50%}p{background:src("${to('svg')}")}`,
  page: (to) => `@page{@top-left{content:url(${to('svg')})}}`,
  'in a variable': (to) => `:root{--x:url(${to('svg')})}p{background:var(--x)}`,
  escaped: (to) => `p{background:\\75 rl(${to('svg')})}`,
  'behind a comment': (to) => `p{background:u/**/rl(${to('svg')});background:url(/**/${to('svg')})}`,
};

/** Everything in SVG that loads. */
export const svg: Readonly<Record<string, (to: To) => string>> = {
  image: (to) => `<image href="${to('svg')}" width="9" height="9"/>`,
  'old image': (to) => `<image xlink:href="${to('svg')}" width="9" height="9"/>`,
  use: (to) => `<use href="${to('svg')}#a"/>`,
  'old use': (to) => `<use xlink:href="${to('svg')}#a"/>`,
  feImage: (to) =>
    `<filter id="f"><feImage href="${to('svg')}"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
  fill: (to) => `<rect width="9" height="9" fill="url(${to('svg')}#p)"/>`,
  'style attribute': (to) => `<rect width="9" height="9" style="fill:url(${to('svg')}#p)"/>`,
  marker: (to) => `<path d="M0 0L9 9" stroke="red" marker-end="url(${to('svg')}#m)"/>`,
  'mask and clip': (to) =>
    `<rect width="9" height="9" mask="url(${to('svg')}#m)" clip-path="url(${to('svg')}#c)"/>`,
  gradient: (to) =>
    `<linearGradient id="g" href="${to('svg')}#g"/><rect width="9" height="9" fill="url(#g)"/>`,
  pattern: (to) => `<pattern id="p" href="${to('svg')}#p"/><rect width="9" height="9" fill="url(#p)"/>`,
  'motion path': (to) =>
    `<rect width="9" height="9"><animateMotion dur="1s"><mpath href="${to('svg')}#p"/></animateMotion></rect>`,
  'text path': (to) => `<text><textPath href="${to('svg')}#t">x</textPath></text>`,
  link: (to) => `<a href="${to('html')}"><text y="9">x</text></a>`,
  script: (to) => `<script href="${to('js')}"></script><script>fetch("${to('txt')}")</script>`,
  style: (to) =>
    `<style>@import "${to('css')}";rect{fill:url(${to('svg')}#p)}</style><rect width="9" height="9"/>`,
  foreign: (to) =>
    `<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${to('svg')}"/></foreignObject>`,
  set: (to) => `<image width="9" height="9"><set attributeName="href" to="${to('svg')}"/></image>`,
  animate: (to) =>
    `<image width="9" height="9"><animate attributeName="href" values="${to('svg')}" dur="1s"/></image>`,
  'on begin': (to) =>
    `<rect width="9" height="9"><set attributeName="x" to="1" onbegin="fetch('${to('txt')}')"/></rect>`,
  'on load': (to) => `<rect width="9" height="9" onload="fetch('${to('txt')}')"/>`,
  cursor: (to) => `<cursor id="c" href="${to('svg')}"/><rect width="9" height="9" cursor="url(#c)"/>`,
  'font face': (to) =>
    `<font-face font-family="x"><font-face-src><font-face-uri href="${to('svg')}"/></font-face-src></font-face>`,
  video: (to) => `<video xmlns="http://www.w3.org/1999/xhtml" src="${to('mp4')}" poster="${to('svg')}"/>`,
  'base in XML': (to) => `<g xml:base="${to('')}"><image href="x.svg" width="9" height="9"/></g>`,
};

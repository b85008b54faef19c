/**
 * What an SVG picture may not hold, since it is handed on as it is, in Word documents too: anything that runs, and
 * anything that is fetched. Entities could hide either of them.
 * @returns the first such thing as it is written; undefined for a picture that only draws
 * @see https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
 */
export function activeSvg(svg: string): string | undefined {
  const active =
    /<!(?:DOCTYPE|ENTITY)[^>]*|<\?xml-stylesheet[^>]*|<(?:[\w-]+:)?(?:script|foreignObject|iframe|handler|set|animate\w*)\b|\son\w+\s*=|@import[^;]*/i.exec(
      svg,
    );
  if (active) return active[0].trim();
  for (const [written, , target = ''] of svg.matchAll(/\b(?:href|src)\s*=\s*(["'])(.*?)\1/gis))
    if (!/^(?:#|data:image\/(?:png|jpeg);base64,[\w+/=\s]*$)/.test(target.trim())) return written;
  for (const [written, target = ''] of svg.matchAll(/url\s*\(\s*(.*?)\s*\)/gis))
    if (!/^["']?(?:&quot;)?#/.test(target)) return written;
  return undefined;
}

/// <reference types="astro/client" />

declare module 'virtual:sandbox-library' {
  /** The core as one classic script that defines `__runtime`. */
  const code: string;
  export default code;
}

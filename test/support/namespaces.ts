/** Made when the test server starts: a namespace made later would cost each spec some seconds of waiting for the engine's cache. */
export const NAMESPACES: readonly string[] = Array.from({ length: 60 }, (_, index) => `t${index + 1}`);

/** What Node and tsx take before a program does anything. */
export {};

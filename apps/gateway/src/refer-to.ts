/** Token of the function that makes the opaque reference of an athlete. */
export const REFER_TO = Symbol('refer to an athlete');

/** JSON Schema 2020-12, as far as our answers and bodies say anything with it. A schema with a title is told once, by its name. */
export interface JsonSchema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  $ref?: string;
}

type OptionalKey<View> = { [Key in keyof View]-?: undefined extends View[Key] ? Key : never }[keyof View];

export const text: JsonSchema = { type: 'string' };
export const yesOrNo: JsonSchema = { type: 'boolean' };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
/** `2026-11-24` */
export const day: JsonSchema = { type: 'string', format: 'date' };
export const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

/** An object of exactly the view's fields: one that is forgotten or invented does not compile. `left` may be left out of an answer. */
export const shape = <View extends object>(
  title: string | undefined,
  properties: { [Key in keyof View]-?: JsonSchema },
  left: OptionalKey<View>[] = [],
): JsonSchema => ({
  ...(title ? { title } : {}),
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !(left as string[]).includes(name)),
  additionalProperties: false,
});

/** `{ items, next }`, and what else a list tells. */
export const page = (items: JsonSchema, more: Record<string, JsonSchema> = {}, left: string[] = []): JsonSchema =>
  shape<Record<string, unknown>>(undefined, { items: listOf(items), next: orNull(text), ...more }, left as never[]);

export const mentionOf = (name: string) => `#/components/schemas/${name}`;

/** The same schema with everything that has a title put into `named` and mentioned. */
export function gathered(schema: JsonSchema, named: Record<string, JsonSchema>): JsonSchema {
  const { properties, items, anyOf, additionalProperties, ...rest } = schema;
  const inner: JsonSchema = {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, gathered(one, named)])),
    }),
    ...(items && { items: gathered(items, named) }),
    ...(anyOf && { anyOf: anyOf.map((one) => gathered(one, named)) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? gathered(additionalProperties, named) : additionalProperties,
    }),
  };
  if (!schema.title) return inner;
  named[schema.title] = inner;
  return { $ref: mentionOf(schema.title) };
}

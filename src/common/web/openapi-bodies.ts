import type { Type } from '@nestjs/common';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { ValidationTypes } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { ISchemaConverters } from 'class-validator-jsonschema/build/defaultConverters.js';
import { codes } from '../../reference/vocabulary.js';
import { type JsonSchema, mentionOf } from './json-schema.js';

/** What may be sent: the DTO classes, as their validators say. */
export class Bodies {
  private readonly nested = new Map<string, Type>();
  private readonly all: Record<string, JsonSchema>;

  constructor() {
    this.all = validationMetadatasToSchemas({
      classTransformerMetadataStorage: defaultMetadataStorage,
      additionalConverters: this.converters(),
    }) as Record<string, JsonSchema>;
  }

  /** A mention of the DTO, which is put into `named` with every DTO that it mentions. */
  mention(dto: Type, named: Record<string, JsonSchema>): JsonSchema {
    if (!named[dto.name]) {
      named[dto.name] = this.of(dto);
      for (const [, name] of JSON.stringify(named[dto.name]).matchAll(/#\/components\/schemas\/(\w+)/g))
        this.mention(this.nested.get(name!)!, named);
    }
    return { $ref: mentionOf(dto.name) };
  }

  /** A name that it does not know is refused; a field that has a value by itself may be left out. */
  of(dto: Type): JsonSchema {
    const { properties = {}, required = [], ...rest } = this.all[dto.name] ?? { type: 'object' };
    const usual = Object.entries(new dto() as object).filter(
      ([name, value]) => value !== undefined && properties[name],
    );
    const withUsual = Object.fromEntries(
      usual.map(([name, value]) => [name, { ...properties[name], default: value as unknown }]),
    );
    const needed = required.filter((name) => !(name in withUsual));
    return {
      ...rest,
      properties: { ...properties, ...withUsual },
      ...(needed.length > 0 ? { required: needed } : {}),
      additionalProperties: false,
    };
  }

  /** Our own validators, which would else be the bare type; and nested DTOs, remembered by their names. */
  private converters(): ISchemaConverters {
    return {
      isCode: ({ constraints }) => ({ type: 'string', enum: codes((constraints as string[])[0]!) }),
      isCountry: { type: 'string', enum: codes('country') },
      isLanguage: { type: 'string', enum: codes('language') },
      isDay: { type: 'string', format: 'date' },
      isBirthDate: { type: 'string', pattern: '^[12]\\d{3}(-\\d\\d-\\d\\d)?$' },
      areNeedStates: {
        type: 'object',
        additionalProperties: { type: 'string', enum: codes('need_state') },
      },
      areKept: { type: 'object', additionalProperties: { type: 'string', enum: ['mine', 'theirs'] } },
      areCells: { type: 'object', additionalProperties: { type: 'string' } },
      // What nobody has said here says nothing: a test finds it.
      [ValidationTypes.CUSTOM_VALIDATION]: {},
      [ValidationTypes.NESTED_VALIDATION]: ({ target, propertyName }) => {
        const dto = defaultMetadataStorage.findTypeMetadata(target as Type, propertyName)?.typeFunction() as
          Type | undefined;
        if (!dto) throw new Error(`${(target as Type).name}.${propertyName} is nested without @Type().`);
        this.nested.set(dto.name, dto);
        return { $ref: mentionOf(dto.name) };
      },
    };
  }
}

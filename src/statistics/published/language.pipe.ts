import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import { isLang, type Lang } from '../../common/web/languages.js';

/** The language in an address of a public page. English has none; one that we do not have is not there. */
@Injectable()
export class LanguagePipe implements PipeTransform<string | undefined, Lang> {
  transform(value: string | undefined): Lang {
    if (value === undefined) return 'en';
    if (!isLang(value)) throw new NotFoundException();
    return value;
  }
}

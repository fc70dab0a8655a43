export interface ConflictName {
  id: string;
  name: string;
}

/** `/conflict-names` */
export interface ConflictNameList {
  items: ConflictName[];
  next: null;
}

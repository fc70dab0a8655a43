/** The coded attributes of a case, as `facts` at the end of vocabulary.yaml lists them. */
export interface Facts {
  service_country?: string;
  country_of_stay?: string;
  citizenship?: string[];
  service_category?: string;
  branch?: string;
  refusal_status?: string;
  grounds?: string[];
  main_ground?: string;
  language?: string[];
}

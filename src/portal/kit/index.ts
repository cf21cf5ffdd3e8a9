/** The kit: every part a page is made of. */
export { Checkboxes, type Choice, Radios, Select } from './choices.js';
export { Code } from './code.js';
export { DateParts, datePartsFrom, type DatePartsValue, type ReadDate, readDateParts } from './date-parts.js';
export { ErrorSummary, errorOf, type FieldError } from './error-summary.js';
export { type Audience, fieldId } from './field.js';
export { FileUpload } from './file-upload.js';
export { BackLink, Breadcrumbs, type Crumb, type FacetGroup, Facets, Pagination, type Result, Results, SearchBox } from './finding.js';
export { Button, ButtonLink, Buttons, DraftFields, Form } from './form.js';
export { Layout, type LayoutProps, type Section } from './layout.js';
export { Banner, Details, Done, InsetText, Panel, Steps, WarningText } from './notices.js';
export { type Column, type RecordState, StateTag, SummaryList, type SummaryRow, Table, Tag, type Tone } from './records.js';
export { Hash, Heading, Hidden, List, SourceLink, Text } from './text.js';
export { TextArea, TextInput } from './text-input.js';
export { type Bar, TimelineChart } from './timeline-chart.js';
export { useWords, WithWords } from './words.js';

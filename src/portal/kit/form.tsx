import type { ComponentChildren, VNode } from 'preact';

export interface FormProps {
  readonly action: string;
  readonly method?: 'get' | 'post';
  /** Set where the form carries files. */
  readonly files?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** The browser's own checks are off: the server's errors are in words, at the top and at the field. */
export function Form({ action, method = 'post', files = false, children }: FormProps): VNode {
  return (
    <form action={action} method={method} encType={files ? 'multipart/form-data' : undefined} noValidate autocomplete="off">
      {children}
    </form>
  );
}

/**
 * What was answered on earlier steps, carried in the page itself: the server keeps nothing until the report is sent. The fields
 * come back from the browser, so they are checked again like anything else from outside.
 */
export function DraftFields({ draft }: { readonly draft: Readonly<Record<string, string | readonly string[] | undefined>> }): VNode {
  return (
    <>
      {Object.entries(draft).flatMap(([name, value]) =>
        (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((one, i) => (
          <input key={`${name} ${i}`} type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'secondary' | 'danger';
  readonly small?: boolean;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form to another address than the form's own: "save and go back". */
  readonly formAction?: string | undefined;
}

function buttonClass(kind: 'primary' | 'secondary' | 'danger', small: boolean): string {
  return `fm-button${kind === 'primary' ? '' : ` fm-button--${kind}`}${small ? ' fm-button--small' : ''}`;
}

export function Button({ children, kind = 'primary', small = false, name, value, formAction }: ButtonProps): VNode {
  return (
    <button class={buttonClass(kind, small)} type="submit" name={name} value={value} formAction={formAction}>
      {children}
    </button>
  );
}

export interface ButtonLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'secondary';
}

/** Looks like a button, is a link: starts something, sends nothing. */
export function ButtonLink({ href, children, kind = 'primary' }: ButtonLinkProps): VNode {
  return (
    <a class={buttonClass(kind, false)} href={href}>
      {children}
    </a>
  );
}

export function Buttons({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="fm-buttons">{children}</div>;
}

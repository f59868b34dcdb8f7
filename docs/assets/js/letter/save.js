/* A file made on the page and given to the reader; nothing is sent. Where downloads do not work (WeChat) its buttons are not shown. */
import { element } from "./form.js";

/* Inside WeChat downloads and printing do nothing: buttons that do nothing would cost trust. */
export const canSave = (root) => !/MicroMessenger/i.test(root.defaultView.navigator.userAgent);

/** `content` is text, bytes, a Blob, or a list of texts or bytes that follow each other. */
export function save(root, name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob(Array.isArray(content) ? content : [content], { type }));
  const link = element(root, "a", { href: address, download: name });
  root.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

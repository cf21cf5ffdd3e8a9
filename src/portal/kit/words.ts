import { type ComponentChildren, createContext, createElement, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { messagesFor, type Messages } from '../messages/index.js';

const Words = createContext<Messages>(messagesFor({}));

/** Gives the messages of the page being rendered to every part of the kit within it that has words of its own. */
export function WithWords(props: { readonly messages: Messages; readonly children?: ComponentChildren }): VNode {
  return createElement(Words.Provider, { value: props.messages }, props.children) as VNode;
}

export function useWords(): Messages {
  return useContext(Words);
}

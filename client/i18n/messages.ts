import type { Message } from './message.ts';
import type { zhCN } from './zh-CN.ts';

export type MessageKey = keyof typeof zhCN;

/** Every sentence in one language. */
export type Messages = Readonly<Record<MessageKey, Message>>;

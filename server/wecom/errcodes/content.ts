import { advices, alike, type Errcode } from './errcode.ts';

const { ours } = advices;

/** Parameters, messages, cards, media and chats: nearly always a mistake of ours. */
export const contentErrcodes: Record<number, Errcode> = {
  ...alike('permanent', ours, {
    40004: 'the kind of file is not accepted',
    40005: 'the media type is not known',
    40006: 'the size of the file is not accepted',
    40007: 'the uploaded file is unknown or older than three days',
    40145: 'the uploaded file is older than three days',
    40146: 'the range of the download is not right',
    830002: 'the file is so large that a range must be asked for',
    40008: 'the message type is not known',
    40009: 'the size of the picture is not accepted',
    40011: 'the size of the video is not accepted',
    40033: 'the request holds characters that are not allowed',
    40035: 'a parameter is wrong',
    40050: 'the chat does not exist',
    40058: 'a parameter is wrong',
    40063: 'a parameter is empty',
    40074: 'this message cannot be confidential',
    40094: 'a URL is missing or not allowed',
    40201: 'WeCom takes the message for spam',
    40204: 'WeCom takes the message for harmful',
    40206: 'the message is too large',
    41010: 'no URL was sent',
    41016: 'no title was sent',
    41033: 'no description was sent',
    42014: 'the task id of the card is not valid or was used before',
    42015: 'the card was sent by another app',
    42016: 'the task id of the card is not known',
    42017: 'a button has no key',
    42018: 'the key of a button is wrong',
    42019: 'a button has no name',
    42020: 'the name of a button is wrong',
    42052: 'the message is older than a day and stays',
    44001: 'the file is empty',
    44004: 'the message is empty',
    45001: 'the file is too large',
    45002: 'the message is too long',
    45007: 'the recording is too long',
    45008: 'the message has too many articles',
    45032: 'the name of the author is too long',
    60140: 'the card was answered, or its code is used up or older than 72 hours',
    82004: 'WeCom takes the message for harmful',
    85002: 'WeCom takes the message for harmful',
    49008: 'the chat was dissolved',
    86001: 'the chat id is not valid',
    86003: 'the chat does not exist',
    86004: 'the name of the chat is not valid',
    86005: 'the owner of the chat is not valid',
    86006: 'the members of the chat are not valid',
    86007: 'the chat has too few or too many members',
    86008: 'the chat belongs to another app',
    86215: 'the chat exists already',
    86220: 'a parameter of the chat is wrong',
    301016: 'the recording cannot be read',
    301017: 'the recording is not AMR',
    40057: 'the callback URL is not valid',
    85011: 'the callback URL did not answer as it must',
  }),
  ...alike('permanent', ours, cardFields()),
  ...alike('permanent', 'Shorten PUBLIC_URL.', { 40039: 'a URL is too long' }),
  ...alike('operator', 'Start PUBLIC_URL with https://.', { 45034: 'a URL has no scheme' }),
};

/** 42027 to 42051: a field of a template card is missing or has a wrong length (page 90313). */
function cardFields(): Record<number, string> {
  const codes = [
    42027, 42028, 42029, 42030, 42031, 42033, 42035, 42036, 42037, 42038, 42039, 42040, 42041,
    42042, 42043, 42044, 42045, 42046, 42047, 42049, 42050, 42051,
  ];
  return Object.fromEntries(
    codes.map((code) => [code, 'a field of the template card is missing or too long']),
  );
}

import type { temporal } from '@temporalio/proto';
import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;

/** A recorded history as JSON that a person can read and a spec can tamper with. */
export interface HistoryFile {
  events: { [attribute: string]: unknown }[];
}

/** The SDK's own `historyToJSON` stops on two copies of protobufjs (common and proto bring one each): so by the message type itself. */
export function toHistoryFile(history: temporal.api.history.v1.IHistory): HistoryFile {
  return History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String }) as HistoryFile;
}

export function fromHistoryFile(file: HistoryFile): temporal.api.history.v1.History {
  return History.fromObject(file);
}

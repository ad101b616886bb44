package dev.sitewright.platform.stream;

import dev.sitewright.contracts.Delta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is told to the reader of a stream. */
public sealed interface Frame {
    /** What happens, as it is told to all readers of a stream; other frames are made for one of them. */
    sealed interface Live extends Frame {
        /** @return its wire name */
        String type();

        /** @return what is told, as one line of JSON */
        String json();
    }

    /**
     * The first frame of every stream.
     *
     * @param head number of the newest fact, 0 when there is none
     * @param oldest number of the oldest fact that is still kept; 1 when there is none
     */
    record Hello(long head, long oldest) implements Frame {}

    /** A fact of the log. Many readers are told the same one, so its bytes are made once. */
    final class Fact implements Live {
        private final long number;
        private final String type;
        private final String json;
        private byte @Nullable [] bytes; // whoever sees none makes them anew, and makes the same

        /**
         * A fact as it is told.
         *
         * @param number its place in the stream, from 1, without gaps
         * @param type its wire name
         * @param json what is told, as one line of JSON
         */
        public Fact(long number, String type, String json) {
            this.number = number;
            this.type = type;
            this.json = json;
        }

        public long number() {
            return number;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public String json() {
            return json;
        }

        /** @return it as an event, with its number; not to be changed */
        byte[] bytes() {
            var made = bytes;
            if (made == null) {
                made = SseText.numbered(number, type, json);
                bytes = made;
            }
            return made;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Fact fact
                    && number == fact.number
                    && type.equals(fact.type)
                    && json.equals(fact.json);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }

        @Override
        public String toString() {
            return number + " " + type + " " + json;
        }
    }

    /**
     * A piece of a text that is still growing. It may repeat the end of the snapshot before it: {@link Delta#offset()} says so.
     *
     * @param delta the piece
     * @param type its wire name
     * @param json what is told, as one line of JSON
     */
    record Growth(Delta delta, String type, String json) implements Live {}

    /** All texts that are growing now, told when the reader has caught up with the log; replaces what it knew of them. */
    record Snapshot(List<GrowingPart> parts) implements Frame {}

    /** All facts up to this number were told or did not pass the reader's filter. */
    record Bookmark(long number) implements Frame {}

    /** Nothing has happened, and the connection is alive. */
    record KeepAlive() implements Frame {}

    /**
     * The number after which the reader asked to go on is not in the log: facts are missing to it, or the log is another one. It should load
     * the state anew; the stream goes on with the oldest fact that it can tell.
     *
     * @param asked the number that the reader named
     * @param head number of the newest fact
     * @param oldest number of the oldest fact that is still kept
     * @param link where the state can be loaded
     */
    record Reset(long asked, long head, long oldest, String link) implements Frame {}
}

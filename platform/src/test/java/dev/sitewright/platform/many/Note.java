package dev.sitewright.platform.many;

import dev.sitewright.platform.repository.Field;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Something to own. The table refuses the text {@code poison}. */
@Entity
@Table(name = "note")
public class Note implements Versioned {
    public static final Field<Note, String> ID = new Field<>("id", String.class, Note::id);
    static final Field<Note, String> OWNER = new Field<>("ownerId", String.class, note -> note.ownerId);

    @Id
    private String id;

    @Column(name = "owner_id")
    private String ownerId;

    private String text;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    public Note(String id, String ownerId, String text) {
        this.id = id;
        this.ownerId = ownerId;
        this.text = text;
    }

    void write(String newText) {
        text = newText;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    View view() {
        return new View(id, text, version);
    }

    /** A note as its owner sees it. */
    public record View(String id, String text, long version) implements Versioned {}
}

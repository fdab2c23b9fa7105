package io.facet.command.declaration;

/** What kind of value a parameter takes, and so how a dialog asks for it. */
public enum ParameterKind {
    /** The active image; nobody types it. */
    IMAGE,
    /** Nothing: a text that a dialog shows. */
    MESSAGE,
    /** Attributes with strengths, {@code smile=1,age=-0.5}. */
    STRENGTHS,
    /** Yes or no; in a macro the key alone means yes. */
    FLAG,
    /** A whole number. */
    WHOLE,
    /** A number, with a point in fractions. */
    NUMBER,
    /** One of some words. */
    CHOICE,
    /** One or more of some words, with commas between. */
    LIST,
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A file or a folder. */
    PATH,
    /** Any text. */
    TEXT
}

package io.facet.command.declaration;

/** Kind of a parameter's value, which determines its control in a dialog. */
public enum ParameterKind {
    /** The active image; it is never entered as text. */
    IMAGE,
    /** Not a value: a text that a dialog displays. */
    MESSAGE,
    /** Attributes with strengths, {@code smile=1,age=-0.5}. */
    STRENGTHS,
    /** True or false; in a macro the key alone means true. */
    FLAG,
    /** A whole number. */
    WHOLE,
    /** A number with a decimal point. */
    NUMBER,
    /** One of several words. */
    CHOICE,
    /** One or more of several words, separated by commas. */
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

/**
 * Edits faces in images of ImgLib2, for scripts and other programs. Needs no ImageJ window and no
 * files but the installed networks.
 *
 * <pre>{@code
 * try (PortraitEditor editor = PortraitEditor.open()) {
 *     Img<UnsignedByteType> serious = editor.edit(portrait, Map.of("smile", -1)).image();
 * }
 * }</pre>
 */
package io.facet.api;

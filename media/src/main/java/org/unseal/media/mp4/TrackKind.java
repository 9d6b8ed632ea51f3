package org.unseal.media.mp4;

/** What a track shows or plays. Everything about it but its samples. */
public sealed interface TrackKind permits PictureTrack, SoundTrack {}

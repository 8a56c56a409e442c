package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file on a disk that has room for so many bytes and no more. What is there can be written over,
/// as on a real one.
public final class LimitedDisk implements SeekableByteChannel {
  private final FileChannel file;
  private final long room;

  /// @param room in bytes
  public LimitedDisk(Path path, long room) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.room = room;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long left = room - file.position();
    if (left <= 0) {
      throw new IOException("No space left on device");
    }
    int count = (int) Math.min(left, bytes.remaining());
    ByteBuffer part = bytes.slice(bytes.position(), count);
    while (part.hasRemaining()) {
      file.write(part);
    }
    bytes.position(bytes.position() + count);
    return count;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return file.read(bytes);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

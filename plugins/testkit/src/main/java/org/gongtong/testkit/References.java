package org.gongtong.testkit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one class file refers to, read from its constant pool and the descriptors of its own members
 * (Java Virtual Machine Specification, chapter 4). Annotations are not references: they are there
 * to be read, not run.
 *
 * @param classes the classes, by binary name
 * @param members fields and methods of other classes, as {@code owner.name} and descriptor
 */
record References(Set<String> classes, Set<String> members) {

  private static final int MAGIC = 0xCAFEBABE;
  private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;<>]+);");

  /**
   * @throws IllegalArgumentException if the bytes are no class file
   */
  static References read(byte[] bytes) {
    try {
      return new Reader(new DataInputStream(new ByteArrayInputStream(bytes))).read();
    } catch (IOException e) {
      throw new UncheckedIOException("not a whole class file", e);
    }
  }

  private static final class Reader {

    private final DataInputStream in;
    private final Set<String> classes = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();
    private int[] tags = {};
    private int[] first = {};
    private int[] second = {};
    private @Nullable String[] texts = {};

    Reader(DataInputStream in) {
      this.in = in;
    }

    References read() throws IOException {
      if (in.readInt() != MAGIC) {
        throw new IllegalArgumentException("not a class file");
      }
      in.skipNBytes(4); // the version
      readPool();
      for (int i = 1; i < tags.length; i++) {
        collect(i);
      }
      in.skipNBytes(6); // access, this, super: the classes are in the pool
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      readMembers();
      readMembers();
      return new References(classes, members);
    }

    private void readPool() throws IOException {
      int count = in.readUnsignedShort();
      tags = new int[count];
      first = new int[count];
      second = new int[count];
      texts = new @Nullable String[count];
      for (int i = 1; i < count; i++) {
        tags[i] = in.readUnsignedByte();
        switch (tags[i]) {
          case 1 -> texts[i] = in.readUTF();
          case 3, 4 -> in.skipNBytes(4); // int, float
          case 5, 6 -> { // long and double take two entries
            in.skipNBytes(8);
            i++;
          }
          case 7, 8, 16, 19, 20 ->
              first[i] = in.readUnsignedShort(); // class, string, method type, module, package
          case 9, 10, 11, 12, 17, 18 -> { // members, name and type, dynamic
            first[i] = in.readUnsignedShort();
            second[i] = in.readUnsignedShort();
          }
          case 15 -> in.skipNBytes(3); // method handle: what it points to is an entry of its own
          default -> throw new IllegalArgumentException("unknown constant " + tags[i]);
        }
      }
    }

    private void collect(int i) {
      switch (tags[i]) {
        case 7 -> addClass(text(first[i]));
        case 12 -> addDescriptor(text(second[i]));
        case 16 -> addDescriptor(text(first[i]));
        case 9, 10, 11 -> {
          int nameAndType = second[i];
          String owner = text(first[first[i]]).replace('/', '.');
          members.add(owner + "." + text(first[nameAndType]) + text(second[nameAndType]));
        }
        default -> {} // numbers and texts refer to nothing
      }
    }

    /** Fields or methods: access, name, descriptor, attributes. */
    private void readMembers() throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        in.skipNBytes(4);
        addDescriptor(text(in.readUnsignedShort()));
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          in.skipNBytes(2);
          in.skipNBytes(in.readInt());
        }
      }
    }

    private void addClass(String name) {
      if (name.startsWith("[")) {
        addDescriptor(name);
      } else {
        classes.add(name.replace('/', '.'));
      }
    }

    private void addDescriptor(String descriptor) {
      Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(descriptor);
      while (matcher.find()) {
        classes.add(matcher.group(1).replace('/', '.'));
      }
    }

    private String text(int index) {
      String text = texts[index];
      if (text == null) {
        throw new IllegalArgumentException("not a text in the constant pool: " + index);
      }
      return text;
    }
  }
}

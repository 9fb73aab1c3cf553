package com.promptservice.controlplane.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The audit as one file of JSON lines a day (UTC), {@code audit/yyyy/MM/dd.jsonl}, each
 * line forced to disk.
 */
class FileAuditLog implements AuditLog, AutoCloseable {

	private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyy/MM/dd'.jsonl'");

	private final ReentrantLock lock = new ReentrantLock();

	private final Path folder;

	private LocalDate day;

	private FileChannel channel;

	FileAuditLog(Path dataDir) {
		this.folder = dataDir.resolve("audit");
	}

	@Override
	public void append(AuditRecord line) {
		ByteBuffer bytes = ByteBuffer.wrap(AuditJson.line(line));
		this.lock.lock();
		try {
			FileChannel file = fileOf(line.time().atOffset(ZoneOffset.UTC).toLocalDate());
			while (bytes.hasRemaining()) {
				file.write(bytes);
			}
			file.force(false);
		}
		catch (IOException ex) {
			// The next attempt opens anew, and so heals a line that was cut short
			closeQuietly();
			throw new AuditUnavailableException("The audit cannot be written", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			closeQuietly();
		}
		finally {
			this.lock.unlock();
		}
	}

	private FileChannel fileOf(LocalDate today) throws IOException {
		if (this.channel != null && this.channel.isOpen() && today.equals(this.day)) {
			return this.channel;
		}
		closeQuietly();
		Path path = this.folder.resolve(FILE.format(today));
		Files.createDirectories(path.getParent());
		boolean cutShort = endsWithinLine(path);
		this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		this.day = today;
		if (cutShort) {
			this.channel.write(ByteBuffer.wrap(new byte[] { '\n' }));
		}
		return this.channel;
	}

	// A process killed while it wrote leaves half a line, which must not swallow the next
	private static boolean endsWithinLine(Path path) throws IOException {
		if (!Files.exists(path)) {
			return false;
		}
		try (FileChannel reader = FileChannel.open(path, StandardOpenOption.READ)) {
			ByteBuffer last = ByteBuffer.allocate(1);
			return reader.size() > 0 && reader.read(last, reader.size() - 1) == 1 && last.get(0) != '\n';
		}
	}

	private void closeQuietly() {
		FileChannel open = this.channel;
		this.channel = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException ex) {
				this.day = null;
			}
		}
	}

}

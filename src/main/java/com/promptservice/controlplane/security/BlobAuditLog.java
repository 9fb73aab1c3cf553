package com.promptservice.controlplane.security;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

import com.promptservice.controlplane.storage.AppendBlobs;
import com.promptservice.controlplane.storage.StorageException;

/**
 * The audit of one replica as one append blob of JSON lines a day (UTC),
 * {@code yyyy/MM/dd/REPLICA.jsonl}. Lines that wait for the one before are sent together.
 */
class BlobAuditLog implements AuditLog {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd/");

	private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final AppendBlobs blobs;

	private final String replica;

	private LocalDate day;

	private int part;

	/**
	 * A replica's audit.
	 * @param replica a name that no other process has
	 */
	BlobAuditLog(AppendBlobs blobs, String replica) {
		this.blobs = blobs;
		this.replica = replica.replaceAll("[^A-Za-z0-9.-]", "-");
	}

	@Override
	public void append(AuditRecord line) {
		Pending mine = new Pending(line.time().atOffset(ZoneOffset.UTC).toLocalDate(), AuditJson.line(line));
		this.waiting.add(mine);
		this.lock.lock();
		try {
			while (!mine.sent && mine.failure == null) {
				send();
			}
		}
		finally {
			this.lock.unlock();
		}
		if (mine.failure != null) {
			throw new AuditUnavailableException("The audit cannot be written", mine.failure);
		}
	}

	/**
	 * Sends the lines that wait, as many as are of one day and fit into one block.
	 */
	private void send() {
		List<Pending> batch = new ArrayList<>();
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		LocalDate today = this.waiting.element().day();
		for (Pending next = this.waiting.peek(); next != null && next.day().equals(today)
				&& block.size() + next.line().length <= AppendBlobs.LARGEST_BLOCK; next = this.waiting.peek()) {
			batch.add(this.waiting.remove());
			block.writeBytes(next.line());
		}
		if (!today.equals(this.day)) {
			this.day = today;
			this.part = 0;
		}
		try {
			append(block.toByteArray());
			batch.forEach((pending) -> pending.sent = true);
		}
		catch (StorageException ex) {
			batch.forEach((pending) -> pending.failure = ex);
		}
	}

	private void append(byte[] block) {
		try {
			this.blobs.append(name(), block);
		}
		catch (StorageException ex) {
			if (ex.kind() != StorageException.Kind.FULL) {
				throw ex;
			}
			this.part++;
			this.blobs.append(name(), block);
		}
	}

	private String name() {
		return DAY.format(this.day) + this.replica + ((this.part > 0) ? "-" + this.part : "") + ".jsonl";
	}

	/**
	 * A line that somebody waits for; changed under the lock only.
	 */
	private static final class Pending {

		private final LocalDate day;

		private final byte[] line;

		private boolean sent;

		private StorageException failure;

		private Pending(LocalDate day, byte[] line) {
			this.day = day;
			this.line = line;
		}

		private LocalDate day() {
			return this.day;
		}

		private byte[] line() {
			return this.line;
		}

	}

}

package com.promptservice.controlplane.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of a list a client wants; taken by handlers as {@code @FilterOn({...})
 * ListQuery}.
 */
public final class ListQuery {

	static final String MAX_PAGE_SIZE = "maxpagesize";

	static final String FILTER = "filter";

	static final String CONTINUATION = "continuation";

	static final int DEFAULT_SIZE = 50;

	static final int MAX_SIZE = 200;

	private final String path;

	private final int size;

	private final String after;

	private final String expression;

	private final Filter filter;

	private final PublicUrls urls;

	private final Continuation continuation;

	ListQuery(String path, int size, String after, String expression, Filter filter, PublicUrls urls,
			Continuation continuation) {
		this.path = path;
		this.size = size;
		this.after = after;
		this.expression = expression;
		this.filter = filter;
		this.urls = urls;
		this.continuation = continuation;
	}

	/**
	 * The key of the last item of the page before, or null on the first page.
	 */
	public String after() {
		return this.after;
	}

	/**
	 * At most how many items the page has, 1 to 200.
	 */
	public int size() {
		return this.size;
	}

	public Filter filter() {
		return this.filter;
	}

	/**
	 * The page, taken from a stream that is read no further than the page needs.
	 * @param items everything behind {@link #after()}, in the order of their keys
	 * @param key an item's position in the list, stable and unique
	 * @param field an item's field by name, for the filter
	 */
	public <T> Page<T> page(Stream<T> items, Function<T, String> key, Function<T, Function<String, Object>> field) {
		List<T> value = new ArrayList<>();
		try (Stream<T> passing = items.filter((item) -> this.filter.matches(field.apply(item)))) {
			Iterator<T> rest = passing.iterator();
			while (rest.hasNext() && value.size() < this.size) {
				value.add(rest.next());
			}
			return new Page<>(value, rest.hasNext() ? nextLink(key.apply(value.getLast())) : null);
		}
	}

	/**
	 * The URL of the page behind this key, for lists that are not read as a stream.
	 */
	public String nextLink(String lastKey) {
		UriComponentsBuilder next = this.urls.builder(this.path).queryParam(MAX_PAGE_SIZE, this.size);
		String token = this.continuation.token(this.path, this.expression, lastKey);
		next.queryParam(CONTINUATION, token);
		if (this.expression.isEmpty()) {
			return next.encode().toUriString();
		}
		return next.queryParam(FILTER, "{filter}").encode().buildAndExpand(this.expression).toUriString();
	}

}

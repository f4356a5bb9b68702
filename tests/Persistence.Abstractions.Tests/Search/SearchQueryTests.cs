namespace Persistence.Abstractions.Tests.Search;

public sealed class SearchQueryTests
{
    [Fact]
    public void A_query_is_not_changed_by_what_is_added()
    {
        SearchQuery query = "words";
        var other = query.All("all").Any("any").Phrase("a phrase").Prefix("pre").Without("none");
        Assert.Equal("Words(words)", query.ToString());
        Assert.Equal("Words(words), All(all), Any(any), Phrase(a phrase), Prefix(pre), Without(none)", other.ToString());
    }

    [Fact]
    public void A_text_is_demanded()
    {
        Assert.Throws<ArgumentNullException>(static () => new SearchQuery(null!));
        Assert.Throws<ArgumentNullException>(static () => new SearchQuery("").All(null!));
        Assert.Throws<ArgumentNullException>(static () => new SearchQuery("").After(null!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("AQAAAAAAAAAAf_AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\uD800")]
    public void What_is_no_cursor_is_said(string cursor) =>
        Assert.Equal("The cursor is none that a search gave. Pass on Next of a page of the same query, or search without a cursor. (Parameter 'cursor')", Assert.Throws<ArgumentException>(() => new SearchQuery("words").After(cursor)).Message);
}

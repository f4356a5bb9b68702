namespace Persistence.Search;

/// <summary>
/// Writes the words of a segment in order, each with its postings, into pages, and the first word of each page into its root. The postings of a word go on in the next page
/// where one is full. For one thread.
/// </summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="segment">The number of the segment.</param>
/// <param name="members">How many members are searched.</param>
internal sealed class PageWriter(ISearchBlocks blocks, long segment, int members)
{
    /// <summary>How many bytes make a page full: with what SQLite adds it fits a page of its own.</summary>
    public const int FullPage = 4000;

    // What stands before the postings of a word: five numbers and the word.
    private const int LongestHead = 25;

    private readonly PackedWriter _page = new();
    private readonly PackedWriter _root = new();
    private readonly PackedWriter _documents = new();
    private readonly PackedWriter _places = new();
    private readonly PackedTerm _inPage = new();
    private readonly PackedTerm _inRoot = new();
    private readonly PackedTerm _term = new();
    private int _postings;
    private int _last;
    private int _pages;

    /// <summary>Begins a word.</summary>
    /// <param name="term">The word; words come in the order of their bytes.</param>
    public void Begin(ReadOnlySpan<byte> term)
    {
        EndPostings();
        _term.Set(term);
    }

    /// <summary>Adds a session or entry in which the word stands.</summary>
    /// <param name="ordinal">Its ordinal; ordinals come ascending.</param>
    /// <param name="runs">How often the word stands in its members: <see cref="WordRuns"/>.</param>
    /// <param name="places">Where, each place as the distance from the one before it.</param>
    public void Add(int ordinal, ReadOnlySpan<byte> runs, ReadOnlySpan<byte> places)
    {
        if (_page.Length + _documents.Length + _places.Length + runs.Length + places.Length + _term.Text.Length + LongestHead > FullPage && _page.Length + _documents.Length > 0)
        {
            EndPostings();
            EndPage();
        }

        var isPlain = runs.Length == 1 && runs[0] == 0;
        _documents.Number(((long)(ordinal - _last) << 1) | (isPlain ? 0L : 1L));
        _last = ordinal;
        if (!isPlain)
        {
            _documents.Bytes(runs);
        }

        _places.Bytes(places);
        _postings++;
    }

    /// <summary>Writes the rest, and the root.</summary>
    public void End()
    {
        EndPostings();
        EndPage();
        var root = new PackedWriter();
        root.Number(members);
        root.Number(_pages);
        root.Bytes(_root.Written);
        blocks.Write(BlockNumbers.Root(segment), root.Written);
    }

    private void EndPostings()
    {
        if (_postings > 0)
        {
            if (_page.Length == 0)
            {
                _inPage.Clear();
                _inRoot.Write(_term.Text, _root);
            }

            _inPage.Write(_term.Text, _page);
            _page.Number(_postings);
            _page.Number(_documents.Length);
            _page.Number(_places.Length);
            _page.Bytes(_documents.Written);
            _page.Bytes(_places.Written);
        }

        _documents.Clear();
        _places.Clear();
        (_postings, _last) = (0, 0);
    }

    private void EndPage()
    {
        if (_page.Length > 0)
        {
            blocks.Write(BlockNumbers.Page(segment, _pages++), _page.Written);
            _page.Clear();
        }
    }
}

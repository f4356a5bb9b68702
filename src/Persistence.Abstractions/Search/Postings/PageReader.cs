namespace Persistence.Search;

/// <summary>Goes through the words of a page. For one thread.</summary>
internal sealed class PageReader
{
    private readonly PackedTerm _term = new();
    private byte[] _page = [];
    private int _position;
    private (int Start, int Length) _documents;
    private (int Start, int Length) _places;

    /// <summary>The word.</summary>
    public ReadOnlySpan<byte> Term => _term.Text;

    /// <summary>In how many sessions or entries of this page it stands.</summary>
    public int Postings { get; private set; }

    /// <summary>Those, with the counts.</summary>
    public ReadOnlySpan<byte> Documents => _page.AsSpan(_documents.Start, _documents.Length);

    /// <summary>The places.</summary>
    public ReadOnlySpan<byte> Places => _page.AsSpan(_places.Start, _places.Length);

    /// <summary>Begins a page.</summary>
    /// <param name="page">The page.</param>
    public void Begin(byte[] page)
    {
        (_page, _position) = (page, 0);
        _term.Clear();
    }

    /// <summary>Goes to the next word.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        if (_position >= _page.Length)
        {
            return false;
        }

        var reader = new PackedReader(_page.AsSpan(_position));
        _term.Read(ref reader);
        Postings = reader.Int();
        var (documents, places) = (reader.Int(), reader.Int());
        _documents = (_position + reader.Position, documents);
        reader.Bytes(documents);
        _places = (_position + reader.Position, places);
        reader.Bytes(places);
        _position += reader.Position;
        return true;
    }
}

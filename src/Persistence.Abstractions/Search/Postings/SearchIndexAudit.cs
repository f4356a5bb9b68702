using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Compares a search index with the texts that it stands for. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchIndexAudit
{
    private readonly int _members;
    private readonly DocumentTerms _terms;
    private readonly PackedWriter _record = new();
    private readonly Dictionary<(long Number, long Sequence), ulong> _expected = [];

    /// <summary>Begins without texts.</summary>
    /// <param name="members">How many members are searched.</param>
    public SearchIndexAudit(int members)
    {
        _members = members;
        _terms = new DocumentTerms(members);
    }

    /// <summary>Says what the index has to have.</summary>
    /// <param name="number">The number of the session in the index.</param>
    /// <param name="sequence">The sequence of the entry; 0 for a session.</param>
    /// <param name="text">Its texts.</param>
    public void Expect(long number, long sequence, SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _record.Clear();
        _terms.Write(text, _record);
        var reader = new PackedReader(_record.Written);
        _expected[(number, sequence)] = RecordHash.Of(ref reader, _members);
    }

    /// <summary>Compares.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="dead">The numbers of sessions that are not compared.</param>
    /// <returns>The sessions or entries of which the index has other words than they have, or that only one of both has.</returns>
    /// <exception cref="FormatException">The index is damaged.</exception>
    public IReadOnlyList<(long Number, long Sequence)> Compare(ISearchBlocks blocks, IReadOnlySet<long> dead)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(dead);
        var wrong = new List<(long, long)>();
        foreach (var segment in SegmentDirectory.Read(blocks).Segments)
        {
            var documents = new DocumentBlocks(blocks).Read(segment, _members);
            Take(documents, SegmentHashes.Of(blocks, segment.Id, documents), dead, wrong);
        }

        foreach (var (_, records) in SearchIndexWriter.Pending(blocks))
        {
            var (documents, hashes) = RecordHash.OfAll(records, _members);
            Take(documents, hashes, dead, wrong);
        }

        wrong.AddRange(_expected.Keys.Where(one => !dead.Contains(one.Number)));
        return wrong;
    }

    private void Take(SegmentDocuments documents, ulong[] hashes, IReadOnlySet<long> dead, List<(long, long)> wrong)
    {
        for (var ordinal = 0; ordinal < documents.Count; ordinal++)
        {
            (long Number, long Sequence) one = (documents.Numbers[ordinal], documents.Sequences[ordinal]);
            if (!dead.Contains(one.Number) && (!_expected.Remove(one, out var expected) || expected != hashes[ordinal]))
            {
                wrong.Add(one);
            }
        }
    }
}

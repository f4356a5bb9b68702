using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>What the parts of one comparison share: both sides, what was renamed, and what was found so far.</summary>
internal sealed class ComparisonState
{
    private readonly List<SchemaChange> _changes = [];

    private readonly List<string> _settled = [];

    private readonly StepCover? _steps;

    /// <summary>Begins a comparison.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="code">The class.</param>
    /// <param name="steps">Which changes upgrade steps cover; null for none.</param>
    public ComparisonState(ClassSchema file, ClassShape code, StepCover? steps)
    {
        _steps = steps;
        File = file;
        Code = code;
        Now = code.Facts.Items.ToDictionary(static fact => fact.Path, StringComparer.Ordinal);
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (former, present) in code.Facts.Items.SelectMany(static fact => fact.FormerPaths.Items.Select(former => (former, fact.Path))))
        {
            if (!Now.ContainsKey(former) && !renames.ContainsKey(former))
            {
                renames.Add(former, present);
            }
        }

        Renames = renames;
    }

    /// <summary>What the file says.</summary>
    public ClassSchema File { get; }

    /// <summary>The class.</summary>
    public ClassShape Code { get; }

    /// <summary>What the class stores, by its place.</summary>
    public Dictionary<string, ShapeFact> Now { get; }

    /// <summary>The former places of renamed members, each with its present one.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SchemaChange> Changes => _changes;

    /// <summary>Whether what stands in a place was decided about with what stands around it.</summary>
    /// <param name="path">The place, by the name it had.</param>
    public bool IsSettled(string path) => _settled.Exists(outer => SchemaPaths.IsInside(path, outer));

    /// <summary>Whether what stands in a place of the class was decided about, with the place itself or with what stands around it.</summary>
    /// <param name="path">The place.</param>
    public bool IsSettledNow(string path) => _settled.Exists(outer => path == outer || SchemaPaths.IsInside(path, SchemaPaths.Renamed(outer, Renames)));

    /// <summary>Notes that all that stands in a place is decided about with it.</summary>
    /// <param name="path">The place.</param>
    public void Settle(string path) => _settled.Add(path);

    /// <summary>Adds a change.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="detail">What the message says.</param>
    /// <param name="fact">What the file says; null for what is new.</param>
    /// <param name="now">What the class stores in its place; null for what is gone.</param>
    public void Add(ChangeKind kind, string detail, SchemaFact? fact, ShapeFact? now)
    {
        if (now is not null && IsCovered(kind, now.Path, fact))
        {
            return;
        }

        var (removed, added) = SchemaAcceptance.Of(File, Code, kind, (fact, now));
        var path = fact is null ? now is null ? "" : now.Path : fact.Path;
        _changes.Add(new(kind, path, detail, now is null ? "" : now.Owner, now is null ? "" : now.Member, removed, added, default));
    }

    /// <summary>Adds what is gone.</summary>
    /// <param name="change">The change; of its lines those that accept it are made here.</param>
    /// <param name="fact">What the file says.</param>
    public void AddGone(SchemaChange change, SchemaFact fact)
    {
        if (IsCovered(change.Kind, fact.Path, fact))
        {
            return;
        }

        var (removed, added) = SchemaAcceptance.Of(File, Code, change.Kind, (fact, null));
        _changes.Add(change with { Removed = removed, Added = added });
    }

    // Data of the version in the file, or of the last one that stored what is gone, is the last that a step has to see.
    private bool IsCovered(ChangeKind kind, string path, SchemaFact? fact) =>
        _steps is not null && _steps.Covers(kind, path, fact is null ? File.Version : fact.Until ?? Math.Max(fact.Since, File.Version));
}

namespace Persistence.Redis.Sessions;

/// <summary>What a verification has found so far.</summary>
internal sealed class VerificationReport
{
    private readonly List<IntegrityFinding> _findings = [];

    /// <summary>The sessions read.</summary>
    public long Sessions { get; set; }

    /// <summary>The entries read.</summary>
    public long Entries { get; set; }

    /// <summary>Adds damage that an error tells of.</summary>
    public void Add(string key, string where, SessionException problem) => Add(key, where, problem.Message);

    /// <summary>Adds damage.</summary>
    public void Add(string key, string where, string problem) => _findings.Add(new IntegrityFinding(key, where, problem));

    /// <summary>The report.</summary>
    public IntegrityReport Result() => new(Sessions, Entries, _findings);
}

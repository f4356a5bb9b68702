using Persistence.Mapping;

namespace Persistence.Redis.Verification;

/// <summary>What a verification has found so far.</summary>
internal sealed class VerificationReport
{
    private readonly List<IntegrityFinding> _findings = [];

    /// <summary>The sessions read.</summary>
    public long Sessions { get; set; }

    /// <summary>The entries read.</summary>
    public long Entries { get; set; }

    /// <summary>Adds damage that an error reports.</summary>
    /// <param name="key">The session's encoded key; null when the damage is no session's.</param>
    /// <param name="where">Where it is.</param>
    /// <param name="problem">The error.</param>
    public void Add(string? key, string where, SessionException problem) => _findings.Add(StoredProblems.Finding(problem, key, where));

    /// <summary>Adds damage.</summary>
    /// <param name="key">The session's encoded key; null when the damage is no session's.</param>
    /// <param name="where">Where it is.</param>
    /// <param name="problem">What is wrong there.</param>
    public void Add(string? key, string where, string problem) => _findings.Add(new IntegrityFinding(key, where, problem));

    /// <summary>What is damaged.</summary>
    public IReadOnlyList<IntegrityFinding> Findings => _findings;

    /// <summary>The sessions that an index lacks, although it should have them.</summary>
    public List<(string Key, IndexDescription Index)> Missing { get; } = [];

    /// <summary>Adds what another report has found.</summary>
    public void Add(VerificationReport found)
    {
        Sessions += found.Sessions;
        Entries += found.Entries;
        _findings.AddRange(found._findings);
        Missing.AddRange(found.Missing);
    }
}

namespace Swarm.Knowledge;

/// <summary>What kind of thing is known.</summary>
public enum KnowledgeCategory
{
    /// <summary>How something works.</summary>
    Technical,

    /// <summary>How things are done here.</summary>
    Protocol,

    /// <summary>What went well or wrong.</summary>
    Learning,

    /// <summary>What was decided.</summary>
    Decision,
}

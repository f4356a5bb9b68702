namespace Persistence.Tool.Copying;

/// <summary>What became of a session in the target.</summary>
internal enum PutOutcome
{
    /// <summary>It is there as in the source.</summary>
    Equal,

    /// <summary>It was absent, and is there now.</summary>
    Created,

    /// <summary>It was there as it had been in the source before, and is there as it is now.</summary>
    Updated,

    /// <summary>Something else than the source wrote to it: nothing was changed.</summary>
    Conflict,
}

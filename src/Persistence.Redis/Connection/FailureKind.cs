namespace Persistence.Redis.Connection;

/// <summary>What a failed command says about its outcome.</summary>
internal enum FailureKind
{
    /// <summary>It was not carried out and may succeed later.</summary>
    Refused,

    /// <summary>It is unknown whether it was carried out.</summary>
    Unknown,

    /// <summary>It was not carried out and will not succeed by being repeated.</summary>
    Final,

    /// <summary>A key holds something that the store did not write there.</summary>
    Damaged,
}

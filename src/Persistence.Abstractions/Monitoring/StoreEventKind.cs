namespace Persistence;

/// <summary>What happened to a store.</summary>
public enum StoreEventKind
{
    /// <summary>The store repaired what a killed writer left. <see cref="StoreEvent.Count"/>: how many bytes or ids without entry it removed.</summary>
    Recovered,

    /// <summary>A save was refused because the session changed since it was loaded.</summary>
    Conflict,

    /// <summary>A call had to try again, for example because another process was writing. <see cref="StoreEvent.Count"/>: how often.</summary>
    Retried,

    /// <summary>An index was built for stored sessions. <see cref="StoreEvent.Count"/>: how many sessions.</summary>
    Backfilled,

    /// <summary>The store can no longer be reached or written. Reported once; then <see cref="StillUnavailable"/>.</summary>
    Unavailable,

    /// <summary>The store is still unavailable. <see cref="StoreEvent.Count"/>: failures since the last report.</summary>
    StillUnavailable,

    /// <summary>The store can be used again. <see cref="StoreEvent.Count"/>: all failures; <see cref="StoreEvent.Duration"/>: since the first.</summary>
    Available,

    /// <summary>A change was refused because the lease it was made under is gone.</summary>
    LeaseLost,

    /// <summary>The store was opened, and a class of the same schema version and another stored shape had opened it before. <see cref="StoreEvent.Reason"/>: which members differ.</summary>
    OtherShape,
}

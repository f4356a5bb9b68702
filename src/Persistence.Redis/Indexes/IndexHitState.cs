namespace Persistence.Redis.Indexes;

/// <summary>Whether an entry of an index is true.</summary>
internal enum IndexHitState
{
    /// <summary>The session is there and holds the value.</summary>
    Live,

    /// <summary>The session is there and holds another value, or belongs to another entry.</summary>
    Superseded,

    /// <summary>The session is there, and says nothing of the index: it has no value, or a program without the index saved it.</summary>
    Left,

    /// <summary>The session is there and has expired by the user's clock.</summary>
    Expired,

    /// <summary>There is no session.</summary>
    Absent,

    /// <summary>There is something under the session's key that the store cannot read.</summary>
    Unreadable,
}

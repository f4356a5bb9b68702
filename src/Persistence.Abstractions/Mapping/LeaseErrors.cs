using System.ComponentModel;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>The errors of leases, in the same words on every backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LeaseErrors
{
    /// <summary>Somebody else holds the lease of the session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    /// <param name="holder">Who holds it.</param>
    /// <param name="remaining">How long it goes on.</param>
    public static SessionLeasedException Leased(string key, string store, string holder, TimeSpan remaining) =>
        new($"Session '{key}' in {store} is leased to '{holder}' for {Math.Ceiling(remaining.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s at most, if it is not renewed; nothing was written. Wait until the lease ends, or make the change under it.", key, store, holder, remaining);

    /// <summary>The lease under which a call acts is gone.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    public static SessionLeaseLostException LeaseLost(string key, string store) =>
        new($"The lease of session '{key}' in {store} is gone: it ended, was released or taken over, or the session was deleted; nothing was written. Stop what was done under it, take a new lease and load the session again.", key, store);

    /// <summary>A change of another session than the one that is leased.</summary>
    internal static ArgumentException OtherLease(string leased, string key, string store) =>
        new($"The lease is one of session '{leased}', and the change is one of session '{key}' in {store}; nothing was written. Use the store itself for other sessions.");

    /// <summary>A lease that another store gave.</summary>
    internal static ArgumentException ForeignLease(string leased, string store) =>
        new($"The lease of session '{leased}' was not acquired from {store}, but from another store object, or one of another class. Use the store that gave it.");

    /// <summary>A class that asks for leases, and an engine that has none.</summary>
    internal static NotSupportedException NoLeases(string store, string className) =>
        new($"{store} has no leases, and class {className} asks for them by [PersistedSession(Leases = true)]. Use another store, or a class without leases.");
}

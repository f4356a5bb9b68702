using Persistence.Mapping;

namespace Persistence.Redis.Layout;

/// <summary>
/// The fields of a session's hash that are the engine's own. Every other field is a member of the header: its storage
/// name, and its value as JSON. A member whose name starts with <c>$</c> gets a second <c>$</c>.
/// </summary>
internal static class Fields
{
    /// <summary>The version, decimal.</summary>
    public const string Version = "$version";

    /// <summary>The <see cref="CommitToken"/> of the last save.</summary>
    public const string Token = "$token";

    /// <summary>The schema version of the class that wrote the header, decimal.</summary>
    public const string Schema = "$schema";

    /// <summary>When the session expires, in milliseconds since 1970 UTC; absent for never.</summary>
    public const string Expires = "$expires";

    /// <summary>The <see cref="CommitToken"/> that created the session, which is in its entry of the key listing too.</summary>
    public const string Listed = "$listed";

    /// <summary>The lease, as <see cref="LeaseText"/> reads it; absent where the session never had one.</summary>
    public const string Lease = "$lease";

    /// <summary>The values under which the session is found by an index, each with the token of its entry.</summary>
    public static string Index(IndexDescription index) => "$index:" + index.StorageName;
}

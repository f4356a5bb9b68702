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

    /// <summary>The highest schema version that has written to the session, decimal: as a rule that of the header.</summary>
    public const string Schema = "$schema";

    /// <summary>The schema version that wrote the header, where that is an earlier one.</summary>
    public const string HeaderSchema = "$header_schema";

    /// <summary>When the session expires, in milliseconds since 1970 UTC; absent for never.</summary>
    public const string Expires = "$expires";

    /// <summary>The <see cref="CommitToken"/> that created the session, which is in its entry of the key listing too.</summary>
    public const string Listed = "$listed";

    /// <summary>The lease, as <see cref="LeaseText"/> reads it; absent where the session never had one.</summary>
    public const string Lease = "$lease";

    /// <summary>What the field of a log begins with that says which of its entries earlier schema versions stored: <c>1:17,2:30</c> for 17 of version 1 and then, up to the 30th, of version 2.</summary>
    public const string Older = "$older:";

    /// <summary>The values under which the session is found by an index, each with the token of its entry.</summary>
    public static string Index(IndexDescription index) => "$index:" + index.StorageName;
}

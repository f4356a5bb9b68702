using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

[PersistedSession]
public sealed partial class GuidAlbum
{
    [Key] public required Guid Id { get; init; }

    [Indexed] public int Status { get; set; }
}

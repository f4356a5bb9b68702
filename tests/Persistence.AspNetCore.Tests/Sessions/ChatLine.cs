using System.ComponentModel.DataAnnotations;

namespace Persistence.AspNetCore.Tests.Sessions;

public sealed record ChatLine([property: Key] string Id, string Sender, [property: Searchable] string Text, DateTimeOffset? SentAt = null);

using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

public sealed record Line([property: Key] string Id, string Sender, string? Text, DateTimeOffset SentAt, int Weight);

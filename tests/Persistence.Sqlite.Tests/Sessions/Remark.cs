using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

public sealed record Remark([property: Key] string Id, string Sender, string Content, DateTimeOffset SentAt);

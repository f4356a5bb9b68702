using Quickstart;

using var store = new TeamChatSqliteStore("Data Source=quickstart.db");

// Resume: what an earlier run stored is there, also when that run was killed.
if (!store.Exists("tea-room"))
{
    store.Create(new TeamChat { Id = "tea-room", Topic = "Who makes the tea?" });
}

// Append: one commit, on disk when the call returns, at a cost that does not grow with the session.
var number = store.CountMessages("tea-room") + 1;
store.AppendMessages("tea-room", new ChatMessage($"m{number}", "Ada", $"Cup {number} is ready.", DateTimeOffset.UtcNow));

// Ask, then read back.
foreach (var chat in store.Query().WhereStatus(ChatStatus.Active).Take(10).Headers())
{
    Console.WriteLine($"{chat.Id}: {chat.Topic}");
    foreach (var message in store.ReadLastMessages(chat.Id, 3))
    {
        Console.WriteLine($"  {message.Sender}: {message.Content}");
    }
}

using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.Common;

public class DomainJsonTests
{
    [Fact]
    public void An_id_is_written_as_its_text_as_a_value_and_as_a_name()
    {
        var id = TypedId.New<GoalId>(DateTimeOffset.UnixEpoch);
        var named = new Dictionary<GoalId, int> { [id] = 1 };

        Assert.Equal($"\"{id.Value}\"", JsonSerializer.Serialize(id, DomainJson.Options));
        Assert.Equal($"{{\"{id.Value}\":1}}", JsonSerializer.Serialize(named, DomainJson.Options));
        Assert.Equal(named, JsonSerializer.Deserialize<Dictionary<GoalId, int>>($"{{\"{id.Value}\":1}}", DomainJson.Options));
    }

    [Fact]
    public void An_enum_is_its_name_and_never_a_number()
    {
        Assert.Equal("\"OnHold\"", JsonSerializer.Serialize(GoalStatus.OnHold, DomainJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GoalStatus>("4", DomainJson.Options));
    }

    [Fact]
    public void A_reader_takes_what_it_knows() =>
        Assert.Equal(
            ["Keeps a job"],
            JsonSerializer.Deserialize<PlanContent>("""{"strengths":["Keeps a job"],"ofALaterVersion":1}""", DomainJson.Options)!.Strengths);
}

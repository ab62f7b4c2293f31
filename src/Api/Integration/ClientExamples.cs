using System.Text.Json;
using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Api.Integration;

internal sealed class ClientExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new ClientBody { Name = "Harbor EHR", Roles = [Role.System], Scopes = [Scopes.PatientsRead, Scopes.PatientsWrite, Scopes.PlansRead] },
        new ClientKeysBody
        {
            Jwks = JsonDocument.Parse(
                """
                {"keys":[{"kty":"EC","crv":"P-384","use":"sig","alg":"ES384","kid":"harbor-ehr-1",
                "x":"cFW9wRxuCafkmDrxYWYfoHmqrRvnNLvGZdNH9p79Ao3DvckLxyQWtTJAmG1FNNrc",
                "y":"HjYFi83ck5lOnCM9U-_KQG4X1VJFs-LMYwNlxDfH5QF7LmR8JSDwZnH1V6-Fx87p"}]}
                """).RootElement,
        },
    ];
}

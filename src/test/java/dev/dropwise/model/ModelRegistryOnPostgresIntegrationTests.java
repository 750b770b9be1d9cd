package dev.dropwise.model;

import dev.dropwise.OnPostgres;

@OnPostgres
class ModelRegistryOnPostgresIntegrationTests extends ModelRegistryTests {}

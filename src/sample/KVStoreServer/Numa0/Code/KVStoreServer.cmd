@rem Starts the server pinned to the NUMA node in %1, on the port that Service Fabric assigned.
@start /wait /b /node %1 KVStoreServer.exe --port %Fabric_Endpoint_Grpc%
